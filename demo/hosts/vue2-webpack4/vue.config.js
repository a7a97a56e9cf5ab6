module.exports = {
  pages: {
    index: {entry: 'src/bundled.js', template: 'public/index.html'},
    'one-file': {entry: 'src/main.js', template: 'public/one-file.html'},
  },
  productionSourceMap: false,
  transpileDependencies: ['sw-realname-cert', 'lit', 'lit-html', 'lit-element', /@lit/, 'xstate', 'zod', 'lean-qr'],
  configureWebpack: {
    resolve: {
      alias: {
        'sw-realname-cert$': 'sw-realname-cert/dist/index.js',
        'sw-realname-cert': 'sw-realname-cert/dist',
      },
    },
  },
};
