const place = document.querySelector('#app');
// Only here, to show each way: `own.html` loads the one file itself, and `bundled.html` has the package in its script.
const [, way] = /\.(own|bundled)\./.exec(location.pathname) ?? [];
const url = `http://127.0.0.1:8102/${way ? `${way}.html` : ''}`;

/** Each opens the sub-app, and gives what closes it. */
const kits = {
  qiankun: async () => {
    const sandbox = {strictStyleIsolation: location.search === '?isolated'};
    const app = window.qiankun.loadMicroApp({name: 'certification', entry: url, container: place}, {sandbox});
    await app.mountPromise;
    return () => app.unmount();
  },
  wujie: async () => {
    const {startApp, destroyApp} = window.wujie;
    await startApp({name: 'certification', url, el: place, props: {portal: location.origin}});
    return () => destroyApp('certification');
  },
  'micro-app': async () => {
    const app = document.createElement('micro-app');
    const mounted = new Promise((resolve) => {
      app.addEventListener('mounted', resolve);
    });
    app.setAttribute('name', 'certification');
    app.setAttribute('url', url);
    place.append(app);
    await mounted;
    return async () => {
      await window.microApp.unmountApp('certification', {destroy: true});
      app.remove();
    };
  },
};

const open = kits[place.dataset.kit];
window.microApp?.default.start();
let opened = open();
document.querySelector('#again').addEventListener('click', () => {
  opened = opened.then(async (close) => {
    await close();
    return open();
  });
});
