import type {Inspected} from '../../src/components/element/report/inspect.js';
import type {SwEventMap} from '../../src/components/events/outcome-events.js';
import type {HeardSteps} from './workbench-machines.js';

export interface Heard {
  readonly at: Date;
  readonly type: string;
  readonly details: string;
}

type Tell = {readonly [Type in keyof SwEventMap]: (event: SwEventMap[Type]) => readonly (string | undefined)[]};

/** What the log says of each event: codes and names of steps. None of the events has personal data. */
const tell: Tell = {
  'sw-ready': ({version, locale}) => [version, locale],
  'sw-step': ({view, step, reason}) => [`${view}/${step}`, reason],
  'sw-end': ({reason}) => [reason],
  'sw-complete': ({method, level}) => [method, level.id],
  'sw-pending': ({method}) => [method],
  'sw-refused': ({method, code}) => [method, code],
  'sw-expiring': ({method, validUntil}) => [method, validUntil],
  'sw-leave': ({view}) => [view],
  'sw-error': ({code, where}) => [code, where],
  'sw-profile-saved': ({which}) => [which],
  'sw-before-handoff': ({method, place, origin}) => [method, place, origin],
  'sw-relogin': ({reason}) => [reason],
  'sw-agent-status': ({state, version}) => [state, version],
  'sw-request-answered': ({answer}) => [answer],
};

const maxHeard = 200;

/** What the widget has told its host, the latest first. */
export interface HeardEvents {
  readonly all: readonly Heard[];
  clear(): void;
  /** Called after each change. */
  onChange: () => void;
}

export const hearEvents = (cert: HTMLElement): HeardEvents => {
  let all: readonly Heard[] = [];
  const events: HeardEvents = {
    get all() {
      return all;
    },
    clear: () => {
      all = [];
      events.onChange();
    },
    onChange: () => undefined,
  };
  for (const [type, describe] of Object.entries(tell)) {
    cert.addEventListener(type, (event) => {
      const details = (describe as (event: Event) => readonly (string | undefined)[])(event);
      all = [{at: new Date(), type, details: details.filter(Boolean).join(' · ')}, ...all].slice(0, maxHeard);
      events.onChange();
    });
  }
  return events;
};

/** What the widget's machines do, the earliest first. */
export const hearSteps = (cert: HTMLElementTagNameMap['sw-realname-cert']): HeardSteps => {
  const steps: {all: readonly Inspected[]; onChange: () => void} = {all: [], onChange: () => undefined};
  cert.inspect = (inspected) => {
    steps.all = [...steps.all, inspected].slice(-maxHeard);
    steps.onChange();
  };
  return steps;
};
