import {decodeQR} from 'qr/decode.js';
import {deepAll} from '../../walks/dom.js';

/** What a phone's camera reads in the QR code that shows. */
export const wordsInCode = async ({root}: {readonly root: ParentNode}): Promise<string> => {
  const [code] = deepAll<SVGElement>(root, '.qr svg');
  if (!code) throw new Error('No code shows.');
  const image = new Image(330, 330);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(code))}`;
  await image.decode();
  const paper = new OffscreenCanvas(330, 330).getContext('2d');
  if (!paper) throw new Error('Nothing to draw on.');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, 330, 330);
  paper.drawImage(image, 0, 0, 330, 330);
  return decodeQR(paper.getImageData(0, 0, 330, 330));
};
