import {expect} from 'chai';
import {findStates} from '../../demo/pages/gallery-list.js';
import {states} from '../../demo/pages/scenes.js';
import {figures, screenIds} from '../../demo/pages/screens.js';

const ids = states.map(({id}) => id);
const found = (wanted: string): readonly string[] => findStates(wanted).map(({id}) => id);

describe('The gallery', () => {
  it('has unique state names and covers every screen', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).to.be.empty;
    expect(new Set(states.map(({screen}) => screen))).to.have.all.keys(...screenIds);
  });

  it('has a state for each manual figure that this library implements', () => {
    const answers = figures.flatMap((figure) => ('scenes' in figure ? figure.scenes : []));
    expect(ids).to.include.members(answers);
    expect(new Set(answers)).to.have.property('size', answers.length);
  });

  it('finds states by number, text, figure, machine and machine state', () => {
    expect(found('P3')).to.include('profile/account').and.not.include('profile/enterprise');
    expect(found('即将到期 C1')).to.deep.equal(['ic-card/ends-soon']);
    expect(found('2.5.3.3')).to.have.members(['legal-rep/holder', 'home/steps', 'home/medium']);
    expect(found('person-check sendingCode')).to.deep.equal(['legal-rep/sending-code']);
    expect(found('pictures/ie-mode b2')).to.deep.equal(['pictures/ie-mode']);
    expect(found(' ')).to.have.length(states.length);
    expect(found('c1 nowhere')).to.be.empty;
  });
});
