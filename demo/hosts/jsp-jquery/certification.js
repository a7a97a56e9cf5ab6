// Saved in GBK like the page: the server names no charset for scripts, so the browser takes the page's.
$(function () {
  // As in many old portals: no way back by Backspace, and no form sent by Enter, outside of a field.
  $(document).on('keydown', function (event) {
    if (/^(?:Backspace|Enter)$/.test(event.key) && !$(event.target).is('input, textarea')) event.preventDefault();
  });
  $('sw-realname-cert')
    .prop('links', {signIn: location.origin + '/login'})
    .prop('consent', {
      'legal-rep': {
        id: 'legal-rep-notice',
        version: '2026-11',
        text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
        required: true,
      },
    })
    .on('sw-complete', function (event) {
      $('#level').text('安全级别：' + event.originalEvent.level.label);
    })
    .on('sw-relogin', function () {
      location.assign('/logout');
    });
});
