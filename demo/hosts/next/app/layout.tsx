import type {ReactNode} from 'react';

const Layout = ({children}: {children: ReactNode}) => (
  <html lang="zh-CN">
    <body>{children}</body>
  </html>
);
export default Layout;
