/** `张三` → `*三`, `张小三` → `张*三`. By code point: rare characters take two units of a string. */
export const maskName = (name: string): string => {
  const characters = Array.from(name.trim());
  if (characters.length < 2) return '*'.repeat(characters.length);
  if (characters.length === 2) return `*${characters[1] ?? ''}`;
  return `${characters[0] ?? ''}${'*'.repeat(characters.length - 2)}${characters.at(-1) ?? ''}`;
};
