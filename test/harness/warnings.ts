/** What is said on the console meanwhile, each time with all that goes along; emptied before each test. */
export const warnings = (): unknown[][] => {
  const said: unknown[][] = [];
  const {warn} = console;
  beforeEach(() => {
    said.length = 0;
    console.warn = (...words: unknown[]) => said.push(words);
  });
  afterEach(() => {
    console.warn = warn;
  });
  return said;
};
