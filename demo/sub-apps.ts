/** A business system on another origin that sends its users to `/certify`, or to the portal for a ticket. */
export interface SubApp {
  readonly id: string;
  /** As the users know it. */
  readonly name: string;
  /** Each as it is compared, character by character. The first one is taken where a link names none. */
  readonly returnUrls: readonly [string, ...string[]];
  /** Where the portal's ticket is brought, if its server begins a session of its own with one. No other address gets any. */
  readonly ticketUrl?: string;
}

export const subApps: readonly SubApp[] = [
  {
    id: 'declaration',
    name: '货物申报（样例）',
    returnUrls: ['https://declare.example.cn/certified', 'https://declare.example.cn/mobile?page=certified'],
    // The sample host `java`.
    ticketUrl: 'http://127.0.0.1:8101/',
  },
  // The demo's own first page, on whichever port.
  {id: 'site', name: '演示首页', returnUrls: ['/site.html']},
  // The sample host `jsp-jquery`.
  {id: 'jsp', name: 'JSP业务系统（样例）', returnUrls: ['http://127.0.0.1:8101/']},
];
