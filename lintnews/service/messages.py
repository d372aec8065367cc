"""What is sent to the service, and what it says: the models behind its OpenAPI."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from lintnews import FORMATS

WRITTEN = [name for name in FORMATS if name != "docx"]  # formats that a text can be in
COPY = "The mayorâ€™s office had no comment.\n\nShow More\n"


def known(format: str | None) -> str | None:
    """The name of a format. Raises ValueError for any other."""
    if format is not None and format not in WRITTEN:
        raise ValueError(f"no format of a text is called so; there are {', '.join(WRITTEN)}")
    return format


Format = Annotated[str | None, AfterValidator(known), Field(json_schema_extra={"enum": [*WRITTEN, None]})]


class Copy(BaseModel):
    """A text to check."""

    model_config = ConfigDict(
        extra="forbid", strict=True, json_schema_extra={"examples": [{"text": COPY, "format": "plain"}]}
    )

    text: str = Field(description="the copy, as it stands in the editor or the file")
    format: Format = Field(None, description="how to read it; else as the path's ending says")
    path: str = Field("", description="what the copy is called; findings carry it, and nothing is read from there")
    mended: bool = Field(False, description="also return the text with all that is certain mended")


class Mend(Copy):
    """A text to mend."""

    unsafe: bool = Field(False, description="also make the mends that an editor should look at afterwards")


class Place(BaseModel):
    """Lines and columns count from 1, columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Fix(Place):
    """What to put where; a safe one may be made unasked."""

    replacement: str
    safe: bool


class Related(Place):
    """Another place that a finding is about."""

    text: str


class Found(Place):
    """One problem."""

    path: str
    rule: str = Field(examples=["encoding.mojibake"])
    severity: str = Field(json_schema_extra={"enum": ["error", "warning", "suggestion"]})
    message: str
    text: str = Field(description="what stands there; may be cut")
    fix: Fix | None
    related: list[Related]


class Checked(BaseModel):
    """What was found in a text or a file."""

    findings: list[Found]
    language: str | None = Field(description="the text's, where some rules don't speak it")
    not_checked: list[str] = Field(description="what was not looked for, because of the language")
    remarks: list[str]
    mended: str | None = Field(None, description="of a text, on request")
    format: str | None = Field(None, description="of a file")
    text: str | None = Field(None, description="of a file: the text in which places are counted")


class Mended(BaseModel):
    """A text after its mends."""

    text: str
    mended: list[Found]
    left: list[Found]


class Examples(BaseModel):
    """Copy that a rule flags, with ⟦marks⟧, and copy that it doesn't."""

    bad: list[str]
    good: list[str]


class RuleSaid(BaseModel):
    """A rule for a program."""

    id: str
    level: str
    message: str
    why: str
    languages: list[str] = Field(description="those whose texts it looks at; all if there are none")
    link: str | None
    examples: Examples


class Problem(BaseModel):
    """Why a request was not answered."""

    detail: str


class Health(BaseModel):
    status: str
    version: str


def body(model: type[BaseModel], file: bool) -> dict[str, object]:
    """What a request holds, for the OpenAPI: JSON, or a file as well."""
    content: dict[str, object] = {"application/json": {"schema": model.model_json_schema()}}
    if file:
        content["multipart/form-data"] = {
            "schema": {
                "type": "object",
                "required": ["file"],
                "additionalProperties": False,
                "properties": {"file": {"type": "string", "format": "binary"}},
            }
        }
    return {"requestBody": {"required": True, "content": content}}


def problems(*codes: int) -> dict[int | str, dict[str, object]]:
    """The answers to what goes wrong, for the OpenAPI."""
    return {code: {"model": Problem, "description": PROBLEMS[code]} for code in codes}


PROBLEMS = {
    400: "the body can't be read",
    401: "the token is missing or wrong",
    404: "no such rule",
    408: "the body did not come in time",
    413: "the body is too large",
    415: "neither JSON nor a file",
    422: "no copy, or a field that is wrong",
    500: "the process that had this text ended, or failed on it",
    503: "too many texts at once, or one that takes too long",
}
