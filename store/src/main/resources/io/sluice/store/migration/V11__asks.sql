-- Questions of batches on their way to a worker and back; taken away with the answer.
create table asks (
    id       text        primary key,
    question text        not null,
    answer   text,
    asked_at timestamptz not null default now()
);
