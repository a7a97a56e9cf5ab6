/** Simulates a face scan or an SMS code: whatever the host uses to see that the administrator is present. */
export const stepUp = async (): Promise<string> => {
  if (!window.confirm('演示的身份确认：请确认是您本人在操作。')) throw new Error('Not confirmed.');
  const {user} = (await (await fetch('/demo/session')).json()) as {user: string};
  return `demo-step-up-${user}-${crypto.randomUUID()}`;
};
