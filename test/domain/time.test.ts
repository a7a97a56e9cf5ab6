import {expect} from 'chai';
import {BackendClock, deadlineOf} from '../../src/domain/time.js';

const minute = 60_000;
const day = 86_400_000;
/** What the backend says, and an office PC's clock that is some time off. */
const told = '2026-01-15T02:30:00Z';
const backendNow = Date.parse(told);

/** Runs with this device's clock at a time that it can be moved from. */
const onDevice = (start: number, run: (passes: (ms: number) => void) => void): void => {
  const {now} = Date;
  let time = start;
  Date.now = () => time;
  try {
    run((ms) => {
      time += ms;
    });
  } finally {
    Date.now = now;
  }
};

const heardOn = (start: number, run: (clock: BackendClock, passes: (ms: number) => void) => void): void => {
  onDevice(start, (passes) => {
    const clock = new BackendClock();
    clock.heard(told);
    run(clock, passes);
  });
};

describe('The backend’s clock', () => {
  it('is unknown, and equal to the device clock, before the first backend time', () => {
    onDevice(backendNow - day, () => {
      const clock = new BackendClock();
      expect([clock.isKnown, clock.now]).to.deep.equal([false, backendNow - day]);
    });
  });

  it('runs on from the backend’s time, however wrong the device clock is', () => {
    for (const off of [0, -day, -10 * minute, 10 * minute, day, 365 * day]) {
      heardOn(backendNow + off, (clock, passes) => {
        expect([clock.isKnown, clock.now]).to.deep.equal([true, backendNow]);
        passes(14 * 3_600_000);
        expect(clock.now).to.equal(backendNow + 14 * 3_600_000);
      });
    }
  });

  it('is corrected by each status, and unknown again after a status without a time', () => {
    heardOn(backendNow + day, (clock) => {
      clock.heard('2026-01-15T02:35:00Z');
      expect(clock.now).to.equal(backendNow + 5 * minute);
      clock.heard(undefined);
      expect([clock.isKnown, clock.now]).to.deep.equal([false, backendNow + day]);
    });
  });
});

describe('An expiry time converted to the device clock', () => {
  const endIn = (ms: number, clock: BackendClock): number =>
    deadlineOf(new Date(backendNow + ms).toISOString(), 5 * minute, clock) - Date.now();

  it('keeps its distance from now, however wrong the device clock is', () => {
    for (const off of [0, -day, -10 * minute, 10 * minute, day]) {
      heardOn(backendNow + off, (clock) => {
        expect(endIn(2 * minute, clock)).to.equal(2 * minute);
      });
    }
  });

  it('is at least one minute and at most the maximum lifetime from now', () => {
    heardOn(backendNow - day, (clock) => {
      expect([-day, 0, minute].map((ms) => endIn(ms, clock))).to.deep.equal([minute, minute, minute]);
      expect([minute + 1, 5 * minute, 5 * minute + 1, day].map((ms) => endIn(ms, clock))).to.deep.equal([
        minute + 1,
        5 * minute,
        5 * minute,
        5 * minute,
      ]);
    });
  });

  it('is the maximum lifetime from now while the backend’s time is unknown', () => {
    onDevice(backendNow - day, () => {
      const clock = new BackendClock();
      expect([-day, 0, 2 * minute, day].map((ms) => endIn(ms, clock))).to.deep.equal(new Array(4).fill(5 * minute));
    });
  });
});
