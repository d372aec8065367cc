"""The desk service keeps what its OpenAPI says, whatever is sent: requests are made from the document itself."""

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings

from lintnews.service.app import application
from lintnews.service.bounds import Bounds

# Copy that fits the document may still be none: a picture, or no JSON where that is the format. That is a 422.
NO_COPY = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 400, 404, 422]}}}
SENT = settings(
    max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


@pytest.fixture(scope="module")
def document():
    schemathesis = pytest.importorskip("schemathesis")
    with TestClient(application(bounds=Bounds(processes=1))) as client:
        config = schemathesis.Config.from_dict(NO_COPY)
        yield schemathesis.openapi.from_asgi("/openapi.json", client.app, config=config)


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_each_answer_is_one_that_the_document_knows(document, mode):
    from schemathesis import GenerationMode

    asked = set()
    for operation in (found.ok() for found in document.get_all_operations()):
        if mode == "NEGATIVE" and operation.method == "get":
            continue  # there is nothing that could be wrong

        @SENT
        @given(case=operation.as_strategy(generation_mode=GenerationMode[mode]))
        def ask(case):
            case.call_and_validate()
            asked.add(case.operation.label)

        ask()
    assert len(asked) == (6 if mode == "POSITIVE" else 2)
