"""A Messages request from Python's standard library, streamed: only the base URL is the gateway's.

    ANTHROPIC_BASE_URL=http://127.0.0.1:8787 python3 messages.py request.json

With the anthropic package it is the same variable, or Anthropic(base_url="http://127.0.0.1:8787"): a refusal by the
gateway arrives as anthropic.PermissionDeniedError, is not retried, and has the findings in its body.
"""
import json
import os
import sys
import urllib.error
import urllib.request

with open(sys.argv[1], "rb") as file:
    body = file.read()
request = urllib.request.Request(
    os.environ["ANTHROPIC_BASE_URL"] + "/v1/messages",
    data=body,
    headers={
        "x-api-key": os.environ["ANTHROPIC_API_KEY"],
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
    },
)
try:
    with urllib.request.urlopen(request) as answer:
        for line in answer:
            sys.stdout.write(line.decode())
            sys.stdout.flush()
except urllib.error.HTTPError as refusal:
    said = json.load(refusal)
    print(refusal.code, said["error"]["message"])
    for finding in said.get("claude_preflight", {}).get("findings", []):
        print(finding["verdict"], finding["rule"], finding["at"], "-", finding["remedy"])
    sys.exit(1)
