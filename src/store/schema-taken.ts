/** The second schema: what one undo took back, so that one redo brings all of it again, and by which clock a check claimed what it says. */
export const TAKEN_AND_CLAIMED = `
CREATE TABLE taken (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  undo INTEGER NOT NULL REFERENCES operations ON DELETE CASCADE,
  operation INTEGER NOT NULL REFERENCES operations ON DELETE CASCADE,
  UNIQUE (undo, operation)
) STRICT;
CREATE INDEX taken_by_operation ON taken (operation);
INSERT INTO taken (undo, operation)
  SELECT u.id, coalesce(inner_undo.target, u.target) FROM operations u
  JOIN operations t ON t.id = u.target
  LEFT JOIN operations inner_undo ON t.kind = 'redo' AND inner_undo.id = t.target
  WHERE u.kind = 'undo' AND coalesce(inner_undo.target, u.target) IS NOT NULL;
ALTER TABLE notifications ADD COLUMN claimed_up INTEGER;
`;
