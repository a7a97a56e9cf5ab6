import 'sw-realname-cert/define.js';
import 'sw-realname-cert/jsx.js';
import {useRef} from 'react';
import {HttpBackend, type RealnameCert} from 'sw-realname-cert';

const backend = new HttpBackend({baseUrl: '/api/realname-cert'});

export const Certification = ({view}: {view?: 'home' | 'ic-card' | undefined}) => {
  const cert = useRef<RealnameCert>(null);
  return (
    <sw-realname-cert
      ref={cert}
      lang="zh-CN"
      className="cert"
      backend={backend}
      startView={view}
      methods="ic-card legal-rep"
      heading-level={3}
      returnUrl="/back.html"
      onsw-complete={(event) => event.level.label.trim()}
      onsw-error={({code, retryable}) => (retryable ? cert.current?.retry() : code === 'offline')}
    >
      请使用 Chrome
    </sw-realname-cert>
  );
};

export const Card = () => <sw-realname-cert base-url="/api" methods="ic-card" onsw-refused={({code}) => code.trim()} />;

// @ts-expect-error -- no such theme
export const Nonsense = () => <sw-realname-cert theme="nonsense" />;
