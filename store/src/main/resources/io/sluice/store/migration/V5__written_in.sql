-- A sentence in words, or a statement that a person wrote in SQL.
alter table pipelines add column written_in text not null default 'words' check (written_in in ('words', 'sql'));
