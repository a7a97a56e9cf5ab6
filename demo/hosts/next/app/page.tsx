import {connection} from 'next/server';
import {Certification} from './Certification';

const Page = async () => {
  // Rendered for each request, not once at the build.
  await connection();
  return (
    <main>
      <h1>企业实名认证</h1>
      <Certification />
    </main>
  );
};
export default Page;
