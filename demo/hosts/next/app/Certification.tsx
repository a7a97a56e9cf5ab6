'use client';

import 'sw-realname-cert/define.js';
import 'sw-realname-cert/jsx.js';
import {useEffect, useRef, useState} from 'react';
import {HttpBackend, type RealnameCert, type SwCompleteEvent} from 'sw-realname-cert';

const backend = new HttpBackend({baseUrl: '/api/realname-cert'});
const consent = {
  'legal-rep': {
    id: 'legal-rep-notice',
    version: '2026-11',
    text: '为核验企业和您的身份，我们需要处理企业、法定代表人和账号归属人的信息。',
    required: true,
  },
};

export const Certification = () => {
  const cert = useRef<RealnameCert>(null);
  const [level, setLevel] = useState('');
  useEffect(() => {
    const element = cert.current;
    if (!element) return;
    const complete = (event: SwCompleteEvent) => setLevel(event.level.label);
    const relogin = () => location.assign('/logout');
    Object.assign(element, {backend, consent, links: {signIn: `${location.origin}/login`}});
    element.addEventListener('sw-complete', complete);
    element.addEventListener('sw-relogin', relogin);
    return () => {
      element.removeEventListener('sw-complete', complete);
      element.removeEventListener('sw-relogin', relogin);
    };
  }, []);
  return (
    <>
      <p id="level">{level && `安全级别：${level}`}</p>
      <sw-realname-cert ref={cert} lang="zh-CN" />
    </>
  );
};
