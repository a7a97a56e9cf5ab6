import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {expect} from 'chai';
import {javacVersion, run} from './jdk.js';

/** From 11 on: the client asks by `java.net.http`. */
const hasJdk = /^javac \d\d/.test(javacVersion ?? '');

/** The generator. Jackson, Bean Validation and the annotations of Swagger, which what it writes imports, are in it, too. */
const jar = createRequire(import.meta.url).resolve('@openapitools/openapi-generator-cli/bin/openapi-generator.jar');

/** As much of what else the generated code imports as the compiler asks for, by package. */
const stubs: Readonly<Record<string, readonly string[]>> = {
  'javax.annotation': ['@interface Generated {String value(); String date() default "";}'],
  'javax.servlet.http': [
    'interface HttpServletResponse {void setCharacterEncoding(String a); void addHeader(String a, String b); java.io.PrintWriter getWriter() throws java.io.IOException;}',
  ],
  'org.openapitools.jackson.nullable': [
    'class JsonNullable {}',
    'class JsonNullableModule extends com.fasterxml.jackson.databind.module.SimpleModule {}',
  ],
  'org.springframework.beans.factory.annotation': ['@interface Autowired {}'],
  'org.springframework.format.annotation': ['@interface DateTimeFormat {enum ISO {DATE_TIME} ISO iso();}'],
  'org.springframework.http': [
    'enum HttpStatus {NOT_IMPLEMENTED}',
    'class MediaType {public static java.util.List<MediaType> parseMediaTypes(String a) {return null;} public static MediaType valueOf(String a) {return null;} public boolean isCompatibleWith(MediaType a) {return true;}}',
    'class ResponseEntity<T> {public ResponseEntity(HttpStatus a) {}}',
  ],
  'org.springframework.stereotype': ['@interface Controller {}'],
  'org.springframework.validation.annotation': ['@interface Validated {}'],
  'org.springframework.web.bind.annotation': [
    '@interface PathVariable {String value();}',
    '@interface RequestBody {}',
    '@interface RequestHeader {String value(); boolean required();}',
    '@interface RequestMapping {String value();}',
    ...['Get', 'Post', 'Put', 'Delete'].map(
      (name) => `@interface ${name}Mapping {String value(); String[] produces(); String[] consumes() default {};}`,
    ),
  ],
  'org.springframework.web.context.request': [
    'interface NativeWebRequest {<T> T getNativeResponse(Class<T> a); String getHeader(String a);}',
  ],
  'org.springframework.web.multipart': ['interface MultipartFile {}'],
};

const write = async (folder: string, name: string, type: string): Promise<void> => {
  const id = /(?:interface|enum|class) (\w+)/.exec(type)?.[1] ?? '';
  const inside = join(folder, ...name.split('.'));
  await mkdir(inside, {recursive: true});
  await writeFile(join(inside, `${id}.java`), `package ${name};\npublic ${type}\n`);
};

/** Reads each value of a file as the class that is named beside it, and writes what that class has of it. */
const copies = `class Copies {
  public static void main(String[] args) throws Exception {
    com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper();
    mapper.registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule());
    mapper.disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.disable(com.fasterxml.jackson.databind.DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    com.fasterxml.jackson.databind.node.ArrayNode copies = mapper.createArrayNode();
    for (com.fasterxml.jackson.databind.JsonNode each : mapper.readTree(new java.io.File(args[1])))
      copies.add(mapper.valueToTree(mapper.treeToValue(each.get("value"), Class.forName(args[0] + each.get("type").asText()))));
    mapper.writeValue(new java.io.File(args[1]), copies);
  }
}`;

interface Media {
  readonly schema: {readonly $ref: string};
  readonly example?: object;
  readonly examples?: Readonly<Record<string, {readonly value: object}>>;
}
interface Operation {
  readonly requestBody?: {readonly content: {readonly 'application/json': Media}};
  readonly responses: {readonly 200: {readonly content: {readonly 'application/json': Media}}};
}

/** Each body that the contract has as an example, with the name of its schema. */
const readExamples = async () => {
  const {paths} = JSON.parse(await readFile('contract/openapi-3.0.json', 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  return Object.values(paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({requestBody, responses}) => [requestBody, responses[200]])
    .flatMap((part) => part?.content['application/json'] ?? [])
    .flatMap(({schema, example, examples = {}}) =>
      [...(example ? [example] : []), ...Object.values(examples).map(({value}) => value)].map((value) => ({
        type: schema.$ref.replace('#/components/schemas/', ''),
        value,
      })),
    );
};

/** Without what starts Spring Boot and shows the document: it has nothing of the contract. */
const server = '-g spring --global-property models,apis,modelDocs=false,supportingFiles=ApiUtil.java';
const client =
  '-g java --library native --global-property apiTests=false,modelTests=false,apiDocs=false,modelDocs=false';

/** For programs that run for seconds. */
const brief = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

if (!hasJdk) {
  it('What a generator makes of openapi-3.0.json: skipped, because there is no JDK from 11 on');
} else {
  describe('openapi-3.0.json, by a generator for Java,', function () {
    this.timeout(120_000);
    let folder: string;
    beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'generated-'))));
    afterEach(() => rm(folder, {recursive: true}));

    for (const [name, options, models] of [
      ['server', server, 'org.openapitools.model.'],
      ['client', client, 'org.openapitools.client.model.'],
    ] as const) {
      it(`becomes a ${name} that compiles, and whose classes keep all of each example`, async () => {
        const page = await readFile('docs/backend.md', 'utf8');
        const [mappings = ''] = /--type-mappings=\S+ --import-mappings=[^\s`]+/.exec(page) ?? [];
        const wanted = ['-i', 'contract/openapi-3.0.json', '-o', folder, ...`${options} ${mappings}`.split(' ')];
        await run('java', [...brief, '-jar', jar, 'generate', ...wanted]);
        for (const [inside, types] of Object.entries(stubs))
          for (const type of types) await write(folder, inside, type);
        await write(folder, 'copies', copies);
        const files = (await readdir(folder, {recursive: true})).filter((file) => file.endsWith('.java'));
        expect(files.length).to.be.greaterThan(70);
        const flags = brief.map((flag) => `-J${flag}`);
        const compiler = [...flags, '-proc:none', '-encoding', 'UTF-8', '-cp', jar, '-d', 'classes'];
        await run('javac', [...compiler, ...files], {cwd: folder});
        const newNumbers = ['G59438614', {enc: 'b64…'}].map((idNumber) => ({
          type: 'AccountChanges',
          value: {idNumber},
        }));
        const examples = [...(await readExamples()), ...newNumbers];
        expect(examples.length).to.be.greaterThan(100);
        const file = join(folder, 'examples.json');
        await writeFile(file, JSON.stringify(examples));
        const classes = ['-cp', [jar, 'classes'].join(delimiter)];
        await run('java', [...brief, ...classes, 'copies.Copies', models, file], {cwd: folder});
        const kept = JSON.parse(await readFile(file, 'utf8')) as readonly object[];
        // They add what is empty: null, and lists.
        for (const [index, {type, value}] of examples.entries()) expect(kept[index], type).to.containSubset(value);
      });
    }
  });
}
