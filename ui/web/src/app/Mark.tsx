/** The mark: a gate lifted in its frame, and the water it lets through. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path className="mark-frame" strokeWidth="2" d="M4 21V4h16v17" />
      <rect className="mark-gate" x="7" y="7" width="10" height="6.5" rx="1" />
      <path className="mark-water" strokeWidth="2" d="M2 18.2c1.7-1.5 3.3-1.5 5 0s3.300 1.500 5 0 3.300-1.500 5 0 3.300 1.500 5 0" />
    </svg>
  );
}
