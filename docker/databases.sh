#!/usr/bin/env bash
# Runs once in a new PostgreSQL: the store and the warehouse, each with a role that can enter nothing else.
set -euo pipefail
for name in sluice warehouse; do
    psql -v ON_ERROR_STOP=1 -v name="$name" -v password="$(cat /run/secrets/password)" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect, temporary on database :"name" from public;
SQL
done
