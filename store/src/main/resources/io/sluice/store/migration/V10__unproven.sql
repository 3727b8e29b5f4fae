-- What a draft's sandbox run leaves unproven.
alter table drafts add column not_proven json not null default '[]';
