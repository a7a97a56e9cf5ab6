import type {svg as Svg, SVGTemplateResult} from 'lit';
import type {PictureTexts} from './pictures.texts.js';

/* Each on a ground of 320 × 190. Words are 13 to 20 units high, and stand in the middle of their room: no font fits exactly. */

/** The tag comes from the caller, so that the pictures beside the one file need no second Lit. */
type Draw = (svg: typeof Svg, texts: PictureTexts) => SVGTemplateResult;

/** An emblem in the abstract: a star in a circle. */
const emblem = (svg: typeof Svg, x: number, y: number, scale: number): SVGTemplateResult => svg`
  <g transform="translate(${x} ${y}) scale(${scale})">
    <circle class="soft" r="13" />
    <path class="rest" d="M0-8 1.9-2.7 7.6-2.5 3.1 1 4.7 6.5 0 3.3-4.7 6.5-3.1 1-7.6-2.5-1.9-2.7Z" />
  </g>
`;

/** The edge of a PC with a port, which the thing above it goes into. */
const port = (svg: typeof Svg, x: number): SVGTemplateResult => svg`
  <rect class="soft" x=${x - 52} y="90" width="104" height="56" rx="8" />
  <path class="lead" d="M${x - 18} 102h36" />
  <circle class="line" cx=${x - 34} cy="128" r="5" />
  <rect class="rest" x=${x - 20} y="124" width="54" height="8" rx="4" />
`;

const idCardDates: Draw = (svg, {startDate, endDate}) => svg`
  <rect class="line" x="30" y="4" width="260" height="144" rx="10" />
  ${emblem(svg, 72, 44, 2)}
  <g lang="zh-CN">
    <text x="188" y="38">中华人民共和国</text>
    <text x="188" y="66" class="title">居民身份证</text>
    <text x="72" y="99" class="quiet">签发机关</text>
    <text x="72" y="131">有效期限</text>
  </g>
  <rect class="rest" x="112" y="90" width="104" height="8" rx="4" />
  <rect class="mark" x="106" y="113" width="174" height="26" rx="4" />
  <text x="193" y="131" class="bold">2020.03.10-2040.03.10</text>
  <path class="lead" d="M153 139v21M233 139v21" />
  <text x="153" y="178">${startDate}</text>
  <text x="233" y="178">${endDate}</text>
`;

/** Each character has its own place, so that the frame is right in every font; beside the frame is a little more room. */
const places = Array.from({length: 18}, (_, index) => 25 + 14 * index + (index < 8 ? 0 : index < 17 ? 8 : 16)).join(
  ' ',
);

const licenceCodes: Draw = (svg, {orgCode}) => svg`
  <rect class="line" x="8" y="4" width="304" height="182" rx="4" />
  <rect class="edge" x="14" y="10" width="292" height="170" rx="2" />
  ${emblem(svg, 160, 34, 1.2)}
  <g lang="zh-CN">
    <text x="160" y="76" class="title">营业执照</text>
    <text x="77" y="102">统一社会信用代码</text>
  </g>
  <rect class="mark" x="135" y="110" width="132" height="26" rx="4" />
  <text x=${places} y="128" class="bold">91310000PDY000028G</text>
  <path class="lead" d="M145 142v6h112v-6M201 148v6" />
  <text x="201" y="170">${orgCode}</text>
`;

const cardAndReaders: Draw = (svg, {icCard, ikey, reader, usb}) => svg`
  <text x="84" y="16">${icCard}</text>
  <rect class="mark" x="54" y="26" width="60" height="80" rx="5" />
  <rect class="line" x="73" y="40" width="22" height="18" rx="3" />
  <path class="edge" d="M73 49h22M84 40v18" />
  <rect class="soft" x="32" y="90" width="104" height="56" rx="8" />
  <path class="lead" d="M48 102h72" />
  <circle class="full" cx="84" cy="126" r="3" />
  <text x="84" y="170">${reader}</text>
  <text x="236" y="16">${ikey}</text>
  <rect class="line" x="225" y="74" width="22" height="28" />
  <rect class="mark" x="218" y="26" width="36" height="50" rx="7" />
  <circle class="line" cx="236" cy="40" r="5" />
  ${port(svg, 236)}
  <text x="236" y="170">${usb}</text>
`;

const bankKey: Draw = (svg, {bankKey: name, usb}) => svg`
  <text x="84" y="16">${name}</text>
  <rect class="line" x="73" y="74" width="22" height="28" />
  <rect class="mark" x="56" y="26" width="56" height="52" rx="8" />
  <rect class="line" x="64" y="34" width="40" height="18" rx="3" />
  <circle class="line" cx="75" cy="65" r="5" />
  <circle class="full" cx="93" cy="65" r="5" />
  ${port(svg, 84)}
  <text x="84" y="170">${usb}</text>
`;

const browserQuestion: Draw = (svg, {asks, access, block, allow}) => svg`
  <rect class="line" x="8" y="4" width="304" height="182" rx="8" />
  <rect class="soft" x="20" y="16" width="280" height="26" rx="13" />
  <circle class="lead" cx="36" cy="29" r="5" />
  <rect class="rest" x="50" y="25" width="104" height="8" rx="4" />
  <rect class="line" x="24" y="52" width="240" height="120" rx="8" />
  <g class="start">
    <text x="40" y="78">${asks}</text>
    <text x="40" y="100" class="bold">${access}</text>
  </g>
  <rect class="line" x="72" y="126" width="80" height="30" rx="15" />
  <text x="112" y="146">${block}</text>
  <rect class="lead" x="159" y="121" width="90" height="40" rx="20" />
  <rect class="full" x="164" y="126" width="80" height="30" rx="15" />
  <text x="204" y="146" class="on bold">${allow}</text>
`;

const ieMode: Draw = (svg, {reload, badge}) => svg`
  <rect class="line" x="8" y="4" width="304" height="182" rx="8" />
  <rect class="soft" x="20" y="16" width="236" height="26" rx="13" />
  <circle class="mark" cx="36" cy="29" r="9" />
  <text x="36" y="33" class="bold">e</text>
  <rect class="rest" x="54" y="25" width="104" height="8" rx="4" />
  <circle class="mark" cx="284" cy="29" r="13" />
  <path class="dots" d="M277 29h0m7 0h0m7 0h0" />
  <rect class="line" x="54" y="52" width="250" height="108" rx="6" />
  <rect class="rest" x="70" y="66" width="84" height="8" rx="4" />
  <rect class="rest" x="70" y="86" width="116" height="8" rx="4" />
  <rect class="mark" x="59" y="104" width="240" height="28" rx="4" />
  <text x="179" y="122.5" class="small">${reload}</text>
  <rect class="rest" x="70" y="142" width="68" height="8" rx="4" />
  <path class="lead" d="M36 38v122" />
  <text x="28" y="178" class="start">${badge}</text>
`;

export const drawings = {
  'id-card-dates': idCardDates,
  'licence-codes': licenceCodes,
  'card-and-readers': cardAndReaders,
  'bank-key': bankKey,
  'browser-question': browserQuestion,
  'ie-mode': ieMode,
};

export type PictureName = keyof typeof drawings;
