#!/bin/sh
# A Messages request with curl: only the base URL is the gateway's. ANTHROPIC_BASE_URL=http://127.0.0.1:8787
set -eu
curl --silent --show-error --write-out '\n%{http_code}\n' "$ANTHROPIC_BASE_URL/v1/messages" \
  --header "x-api-key: $ANTHROPIC_API_KEY" \
  --header 'anthropic-version: 2023-06-01' \
  --header 'content-type: application/json' \
  --data-binary "@${1:--}"
