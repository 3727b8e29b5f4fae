const KINDS: Record<string, string> = { '+': 'add', '-': 'del', '@': 'hunk' };

/** A unified diff, line by line; the signs stay, so that colour is never the only difference. */
export function Patch({ text }: { text: string }) {
  return (
    <pre className="code patch" tabIndex={0} aria-label="Changed lines">
      {text.replace(/\n$/, '').split('\n').map((line, index) => (
        <span key={index} className={KINDS[line.charAt(0)] ?? 'same'}>{line + '\n'}</span>
      ))}
    </pre>
  );
}
