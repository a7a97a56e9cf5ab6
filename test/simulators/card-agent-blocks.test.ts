import {randomUUID} from 'node:crypto';
import {expect} from 'chai';
import {checkCode} from '../../simulators/card-agent/blocks.js';
import {verifyText} from '../../simulators/pki/card-certificate.js';
import {type AgentClient, type AgentMessage, useAgentRig} from './card-agent-client.js';

interface Header {
  readonly textCode: string;
  readonly textLength: number;
  readonly count: number;
  readonly guid: string;
  readonly number: number;
  readonly blockCode: string;
  readonly blockLength: number;
}

const zeros = (value: number | string, length: number) => String(value).padStart(length, '0');

/** 128 characters, then the part. */
const frame = (part: string, header: Omit<Header, 'blockCode' | 'blockLength'> & Partial<Header>): string =>
  [
    'BLOCKTXT',
    header.textCode,
    header.blockCode ?? checkCode(part),
    zeros(header.textLength, 16),
    zeros(header.blockLength ?? part.length, 8),
    zeros(header.count, 4),
    zeros(header.guid, 36),
    zeros(header.number, 4),
    zeros(0, 44),
    part,
  ].join('');

const cut = (text: string, count: number, changes: Partial<Header> = {}): string[] => {
  const size = Math.ceil(text.length / count);
  const common = {textCode: checkCode(text), textLength: text.length, count, guid: randomUUID(), ...changes};
  return Array.from({length: count}, (_, number) =>
    frame(text.slice(number * size, (number + 1) * size), {...common, number}),
  );
};

const guidIn = (block: string) => block.slice(44, 80);
const callText = (method: string, id: number, args: unknown) => JSON.stringify({_method: method, _id: id, args});

interface Asked {
  readonly guid: string;
  readonly next: number;
  readonly finish: boolean;
}

const askedIn = ({_args: {Data}}: AgentMessage) => Data[0] as Asked;

/** Sends what it is asked for until there is no more, and answers the answer. */
const sendBlocks = async (client: AgentClient, blocks: readonly string[]): Promise<AgentMessage> => {
  const wanted: number[] = [];
  client.send(blocks[0]!);
  for (;;) {
    const message = await client.next();
    expect(message._method).to.equal('_nextBlock');
    expect(message._args.Result).to.equal(true);
    const {next, finish} = askedIn(message);
    if (finish) break;
    wanted.push(next);
    client.send(blocks[next]!);
  }
  expect(wanted).to.deep.equal(blocks.slice(1).map((_, index) => index + 1));
  return client.next();
};

describe('A text sent to the card agent in blocks', () => {
  const rig = useAgentRig();

  it('has a checksum over the low byte of each code unit, written low byte first', () => {
    expect(checkCode('123456789')).to.equal('374B');
    expect(checkCode('')).to.equal('FFFF');
    expect(checkCode('\u4e2d\u6587\u00e9')).to.equal(checkCode('\u002d\u0087\u00e9'));
  });

  it('is assembled block by block, confirmed as complete and then answered', async () => {
    const {client, pin} = await rig.open();
    const certificate = await client.certificate();
    const inData = `中文 é ${pin}\n`.repeat(20_000);
    const text = callText('cus-sec_SpcSignDataAsPEM', 77, {inData, passwd: pin});
    const answer = await sendBlocks(client, cut(text, 3));
    expect(answer).to.include({_id: 77, _method: 'cus-sec_SpcSignDataAsPEM'});
    expect(verifyText(certificate, inData, String(answer._args.Data[0]))).to.equal(true);
  });

  it('may be a single block', async () => {
    const {client} = await rig.open();
    const answer = await sendBlocks(client, cut(callText('swc_postdata', 5, JSON.stringify({a: '文'})), 1));
    expect(answer).to.deep.include({_id: 5, _method: 'swc_postdata'});
    expect(answer._args.Result).to.equal(true);
  });

  it('has a block requested again when its checksum, length or number is wrong', async () => {
    const {client} = await rig.open();
    const text = callText('ver', 9, {padding: 'x'.repeat(300)});
    const blocks = cut(text, 3);
    const spoilt = blocks[0]!.replace(/x/, 'y');
    const cutShort = blocks[0]!.slice(0, -1);
    const misstated = cut(text, 3, {blockLength: 1})[0]!;
    const tooShort = misstated.replace(guidIn(misstated), guidIn(blocks[0]!));
    for (const [sent, wanted, Result] of [
      [spoilt, 0, false],
      [cutShort, 0, false],
      [tooShort, 0, false],
      [blocks[0]!, 1, true],
      [blocks[2]!, 1, false],
      [blocks[0]!, 1, false],
      [blocks[1]!, 2, true],
    ] as const) {
      client.send(sent);
      const message = await client.next();
      expect(message._args.Result).to.equal(Result);
      expect(askedIn(message)).to.deep.include({next: wanted, finish: false});
    }
    client.send(blocks[2]!);
    expect(askedIn(await client.next()).finish).to.equal(true);
    expect((await client.next())._id).to.equal(9);
  });

  it('is requested again from the start when the checksum of the whole is wrong', async () => {
    const {client} = await rig.open();
    const blocks = cut(callText('ver', 3, {}), 2, {textCode: '0000'});
    client.send(blocks[0]!);
    await client.next();
    client.send(blocks[1]!);
    const message = await client.next();
    expect(message._args.Result).to.equal(false);
    expect(askedIn(message)).to.deep.include({next: 0, finish: false});
  });

  it('is abandoned after too many wrong blocks, while the connection stays open', async () => {
    const {client} = await rig.open();
    const [wrong = ''] = cut(callText('ver', 3, {}), 1).map((block) => block.replace('ver', 'vor'));
    const methods: string[] = [];
    for (let n = 0; n < 6; n++) {
      client.send(wrong);
      methods.push((await client.next())._method);
    }
    expect(methods).to.deep.equal([...Array.from({length: 5}, () => '_nextBlock'), '']);
    expect(await client.isDone('ver')).to.equal(true);
  });

  it('is kept separate from another text on the same connection', async () => {
    const {client} = await rig.open();
    const [one, two] = [cut(callText('ver', 1, {}), 2), cut(callText('ra_Is903Reader', 2, {}), 2)];
    const answers: string[] = [];
    for (const block of [one[0], two[0], two[1], one[1]]) {
      client.send(block!);
      if (askedIn(await client.next()).finish) answers.push((await client.next())._method);
    }
    expect(answers).to.deep.equal(['ra_Is903Reader', 'ver']);
  });

  it('is refused when its header is invalid or exceeds the limits', async () => {
    const {client} = await rig.open();
    const good = {textCode: '0000', textLength: 9, count: 2, guid: randomUUID(), number: 0};
    const groups = Array.from({length: 4}, () => frame('a', {...good, guid: randomUUID()}));
    for (const block of groups) {
      client.send(block);
      expect((await client.next())._method).to.equal('_nextBlock');
    }
    for (const block of [
      'BLOCKTXT',
      frame('a', {...good, textCode: '000G'}),
      frame('a', {...good, count: 0}),
      frame('a', {...good, number: 2}),
      frame('a', {...good, textLength: 9_000_000}),
      frame('a'.repeat(130_000), {...good, textLength: 200_000}),
      frame('a', good),
    ]) {
      client.send(block);
      expect(await client.next()).to.deep.include({_method: ''});
    }
    expect(await client.isDone('ver')).to.equal(true);
  });

  it('is confirmed as complete and answered with a failure when it is no call', async () => {
    const {agent, client} = await rig.open();
    const answer = await sendBlocks(client, cut('no call', 2));
    expect(answer._args.Result).to.equal(false);
    expect(agent.calls).to.deep.equal([]);
  });
});
