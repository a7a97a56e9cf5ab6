import {spawn} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {type Case, describeLevels} from '../../test/package/server.cases.js';
import {jars, javacVersion, knownJars, run} from './jdk.js';

/** Of libtomcat10-java and libjetty9-java. Each with its interface, in the words of which the filter is written, and what starts it. */
const containers = {
  'Tomcat 10': {
    api: 'jakarta-servlet-api.jar',
    word: 'jakarta',
    jars: /^tomcat10-(?:[a-z]+-)*[a-z]+\.jar$/,
    start: `org.apache.catalina.startup.Tomcat tomcat = new org.apache.catalina.startup.Tomcat();
      tomcat.setBaseDir(folder);
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      tomcat.addContext("", folder).addApplicationListener("LevelHost");
      tomcat.start();
      int port = tomcat.getConnector().getLocalPort();`,
  },
  'Jetty 9': {
    api: 'servlet-api.jar',
    word: 'javax',
    jars: /^(?:jetty9-(?:server|servlet|http|io|security|util|util-ajax)|servlet-api)\.jar$/,
    start: `org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server(new java.net.InetSocketAddress("127.0.0.1", 0));
      org.eclipse.jetty.servlet.ServletContextHandler app = new org.eclipse.jetty.servlet.ServletContextHandler(1);
      app.addEventListener(new LevelHost());
      jetty.setHandler(app);
      jetty.start();
      int port = jetty.getURI().getPort();`,
  },
};

/** What holds threads, which a check in Node has none of. */
const ofThreads: Case = {
  title: 'asks once for requests that come together, and nothing more while the backend never ends an answer',
  answers: [{does: 'drip-chunk'}],
  steps: [{together: 3}, {as: {account: 'lisi'}}, 503],
  asked: 1,
  path: '/few',
  reason: 'too slow,too slow,too slow,too many',
};

for (const [name, {api, word, jars: wanted, start}] of Object.entries(containers)) {
  const names = knownJars.filter((each) => wanted.test(each));
  if (javacVersion === undefined || !knownJars.includes(api) || names.every((each) => each === api)) {
    it(`LevelFilter.java on ${name}: skipped, because there is no JDK, or not that in ${jars}`);
    continue;
  }
  describeLevels(
    `LevelFilter.java on ${name}`,
    async (baseUrl, folder) => {
      const files = {
        'LevelFilter.java': await readFile('docs/java/LevelFilter.java', 'utf8'),
        'LevelHost.java': await readFile('tools/test/LevelHost.java', 'utf8'),
        'Start.java': `class Start {
        public static void main(String[] args) throws Exception {
          String folder = args[0];
          ${start}
          System.out.println("port " + port);
        }
      }`,
      };
      for (const [file, text] of Object.entries(files))
        await writeFile(join(folder, file), text.replaceAll('jakarta', word));
      const inFolder = {cwd: folder};
      const strict = ['--release', '8', '-encoding', 'GBK', '-Xlint:all,-options', '-Werror', '-cp', join(jars, api)];
      await run('javac', [...strict, '-d', '.', 'LevelFilter.java'], inFolder);
      const classes = ['.', ...names.map((each) => join(jars, each))].join(delimiter);
      await run('javac', ['-proc:none', '-cp', classes, '-d', '.', 'LevelHost.java', 'Start.java'], inFolder);
      const settings = [`-DbaseUrl=${baseUrl}`, `-DsecretFile=${join(folder, 'secret')}`, '-XX:TieredStopAtLevel=1'];
      const java = spawn('java', [...settings, '-cp', classes, 'Start', folder], inFolder);
      let log = '';
      const port = await new Promise<string>((done, fail) => {
        for (const stream of [java.stdout, java.stderr])
          stream.on('data', (part: Buffer) => {
            log += part.toString();
            const [, found] = /^port (\d+)$/m.exec(log) ?? [];
            if (found) done(found);
          });
        java.on('exit', () => fail(new Error(log)));
      });
      const ended = new Promise((done) => java.on('close', done));
      return {
        url: `http://127.0.0.1:${port}`,
        stop: async () => {
          java.kill();
          await ended;
          return log;
        },
      };
    },
    [ofThreads],
  );
}
