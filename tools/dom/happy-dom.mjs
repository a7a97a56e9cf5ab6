// The globals of a page from happy-dom, as a test runner sets them.
import {GlobalRegistrator} from '@happy-dom/global-registrator';

GlobalRegistrator.register({url: 'http://localhost:3000/'});
