import {FramedElement} from './components/shell/framed-element.js';
import {putOnPage} from './standalone.names.js';

/* Before any element is defined: the attribute `asset-base`, which only the one file has. The loader reads the name. */
FramedElement.addInitializer((element) => {
  element.addController({
    hostUpdate: () => {
      const assetBase = (element as FramedElement).getAttribute('asset-base');
      if (assetBase) putOnPage({assetBase});
    },
  });
});
