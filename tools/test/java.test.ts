import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {expect} from 'chai';
import {parse} from 'java-parser';
import {blocksIn} from '../../test/docs/pages.js';
import {cardVectors} from '../../test/support/card-vectors.js';
import {jars, javacVersion, knownJars, run} from './jdk.js';

const blocks = blocksIn('docs/java.md', 'java');

describe('The Java in docs/java.md', () => {
  it('is in five code blocks', () => {
    expect(blocks).to.have.length(4);
  });

  for (const {code, line} of blocks) {
    it(`can be parsed, and has codes and fields of the contract only: line ${String(line)}`, async () => {
      // One is a method alone.
      parse(code.startsWith('@Bean') ? `class Configuration {${code}}` : code);
      const contract = await readFile('contract/openapi.json', 'utf8');
      const codes = code.matchAll(/(?:return|\d{3},) "([^"]*)"/g);
      const fields = code.matchAll(/\\"(\w+)\\":/g);
      for (const [, name = ''] of [...codes, ...fields]) expect(contract).to.include(`"${name}"`);
    });
  }
});

/** Of libbcprov-java. */
const library = 'bcprov.jar';

/** Answers each line, which has the arguments of `refusal`, apart by tabs. */
const tryVectors = `
import java.io.*;
import java.security.Security;
import java.security.cert.*;
import java.time.Instant;
import java.util.*;

class TryVectors {
  public static void main(String[] args) throws Exception {
    Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
    Base64.Decoder base64 = Base64.getDecoder();
    BufferedReader lines = new BufferedReader(new FileReader(args[0]));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] each = line.split("\\t");
      X509Certificate authority = (X509Certificate) CertificateFactory.getInstance("X.509", "BC")
          .generateCertificate(new ByteArrayInputStream(base64.decode(each[5])));
      String refusal = CardCheck.refusal(base64.decode(each[0]), each[1], each[2], base64.decode(each[3]), base64.decode(each[4]),
          Set.of(new TrustAnchor(authority, null)), each[6].equals("true") ? Set.of(each[1]) : Set.of(), each[7], Date.from(Instant.parse(each[8])));
      System.out.println(refusal == null ? "passed" : refusal);
    }
  }
}`;

if (javacVersion !== undefined && knownJars.includes(library))
  it('CardCheck of docs/java.md answers each card vector as it must', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'card-check-'));
    try {
      const card = blocks.find(({code}) => code.includes('class CardCheck'))?.code ?? '';
      const {now, ca, challenge, text, vectors} = cardVectors;
      const lines = vectors.map(({isRevoked = false, verification: {certificate, certNo, algorithm, signature}}) =>
        [
          ...[certificate, certNo, algorithm, signature, Buffer.from(text).toString('base64'), ca],
          ...[isRevoked, challenge.uscc, now],
        ].join('\t'),
      );
      const files = {'CardCheck.java': card, 'TryVectors.java': tryVectors, 'vectors.txt': lines.join('\n')};
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
      const classes = ['-cp', ['.', join(jars, library)].join(delimiter)];
      await run('javac', [...classes, '-d', '.', 'CardCheck.java', 'TryVectors.java'], {cwd: folder});
      const {stdout} = await run('java', [...classes, 'TryVectors', 'vectors.txt'], {cwd: folder});
      const answers = stdout.trim().split('\n');
      expect(vectors.map(({name}, index) => `${name}: ${answers[index] ?? ''}`)).to.deep.equal(
        vectors.map((each) => `${each.name}: ${each.expect}`),
      );
    } finally {
      await rm(folder, {recursive: true});
    }
  });
else it(`CardCheck of docs/java.md: skipped, because there is no JDK, or no BouncyCastle in ${jars}`);
