#!/bin/bash
# What a database administrator does once on a new server: roles, one database, passwords.
# Run by the image of PostgreSQL when its data directory is empty.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username postgres --file /globalmart/bootstrap.sql
psql --set ON_ERROR_STOP=1 --username postgres <<SQL
create database $GLOBALMART_DATABASE owner migrator;
revoke connect, temporary on database $GLOBALMART_DATABASE from public;
grant connect on database $GLOBALMART_DATABASE to $GLOBALMART_ROLES;
SQL
for role in migrator ingest_writer batch_runner console_app api_reader bi_reader live_reader metrics_reader; do
    variable=$(echo "${role}_PASSWORD" | tr '[:lower:]' '[:upper:]')
    psql --set ON_ERROR_STOP=1 --username postgres --set role="$role" --set password="${!variable}" \
        <<<'alter role :"role" password :'"'password'"
done
