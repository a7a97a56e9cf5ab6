import type {ReactNode} from 'react';

// A browser with two cores, such as 360, takes Chromium's.
export const metadata = {other: {renderer: 'webkit'}};

const Layout = ({children}: {children: ReactNode}) => (
  <html lang="zh-CN">
    <body>{children}</body>
  </html>
);
export default Layout;
