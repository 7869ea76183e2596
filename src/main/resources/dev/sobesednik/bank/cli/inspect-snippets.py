# Looks at Python snippets without running them.
#
# stdin   JSON: a list of {"source": ..., "run": ..., "minPython": [3, 12] or null}
# stdout  JSON: a list of lists of what is wrong, in the same order

import ast
import json
import sys

NETWORK = {"ftplib", "http.client", "imaplib", "poplib", "smtplib", "urllib.request"}


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module


def calls_input(tree):
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input"
        for node in ast.walk(tree)
    )


def wrong(snippet):
    if snippet["minPython"] and tuple(snippet["minPython"]) > sys.version_info[:2]:
        return []
    try:
        tree = ast.parse(snippet["source"])
        compile(snippet["source"], "snippet", "exec", dont_inherit=True)
    except SyntaxError as error:
        return [f"does not compile: {error.msg}, line {error.lineno}"]
    if not snippet["run"]:
        return []
    found = []
    for name in imported(tree):
        if name.split(".")[0] not in sys.stdlib_module_names:
            found.append(f"imports {name}, which is not in the standard library")
        elif name in NETWORK:
            found.append(f"imports {name}: a snippet that is run stays off the network")
    if calls_input(tree):
        found.append("asks for input")
    return found


json.dump([wrong(snippet) for snippet in json.load(sys.stdin)], sys.stdout)
