/* What a page of Playwright is taken by: its shape alone, so that whatever version a host has fits. */

/** Milliseconds that an action may take. */
interface Within {
  readonly timeout: number;
}

/** As much as is used of a `Locator`. */
export interface LocatorShape {
  first(): LocatorShape;
  or(other: LocatorShape): LocatorShape;
  locator(selector: string): LocatorShape;
  getByRole(role: 'button' | 'link', options: {readonly name: RegExp | string; readonly exact?: boolean}): LocatorShape;
  evaluate<Result>(
    read: (element: never, argument: string) => Result,
    argument: string,
    within: Within,
  ): Promise<Result>;
  isVisible(): Promise<boolean>;
  textContent(within: Within): Promise<string | null>;
  waitFor(within: Within): Promise<void>;
  click(within: Within): Promise<void>;
  check(within: Within): Promise<void>;
  fill(text: string, within: Within): Promise<void>;
  selectOption(value: string, within: Within): Promise<unknown>;
}

/** As much as is used of a `Page`, a `Frame` or a `FrameLocator`: whichever has the element in it. */
export interface PageShape {
  locator(selector: string): LocatorShape;
}

/** Of each call. */
export interface PageOptions {
  /** CSS selector of the element. Needed where the page has several of the kind. */
  readonly element?: string;
  /** Milliseconds for the whole call. Default: 20 000. */
  readonly timeout?: number;
}

/** How a person is checked, and what is typed for it. Default: the test data of the simulators. */
export type PersonCheck =
  | {
      readonly by: 'id-card';
      /** As in a form, such as `20140310`. */
      readonly validFrom?: string;
      readonly validTo?: string;
    }
  | {
      readonly by: 'bank-card';
      readonly bankCard?: string;
      readonly mobile?: string;
      readonly smsCode?: string;
    };

export interface CardOptions extends PageOptions {
  /** Of the card in the reader. Default: `88888888`, that of the simulated card. A wrong one costs a real card a try. */
  readonly pin?: string;
}

export interface LegalRepOptions extends PageOptions {
  /** What is typed about the enterprise, by field. Default: nothing, the record has it. */
  readonly enterprise?: Readonly<
    Partial<
      Record<'enterpriseName' | 'uscc' | 'orgCode' | 'legalRepName' | 'legalRepIdType' | 'legalRepIdNumber', string>
    >
  >;
  /** Default: by ID card. */
  readonly legalRep?: PersonCheck;
  /** The account holder. Default: by bank card. */
  readonly holder?: PersonCheck;
}

export interface AssistanceOptions extends PageOptions {
  /** Name or unified social credit code. Default: that of an enterprise of the simulators. */
  readonly enterprise?: string;
}

export interface AdministratorOptions extends PageOptions {
  /** The number that the user has been shown: what `askAdministrator` resolves with. */
  readonly number: string;
  /** Of whose request, masked as the inbox has it, such as `*七`. Default: the first one. */
  readonly name?: string;
}
