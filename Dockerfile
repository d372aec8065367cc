# The desk service, from a checkout (docs/service.md, “In a container”).
FROM python:3.13-slim AS build
COPY . /checkout
RUN python -m venv /lintnews && /lintnews/bin/pip install --no-cache-dir "/checkout[docx,server]"

FROM python:3.13-slim
COPY --from=build /lintnews /lintnews
ENV PATH="/lintnews/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
WORKDIR /desk
USER 10001
EXPOSE 8042
HEALTHCHECK CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8042/health', timeout=3)"]
ENTRYPOINT ["lintnews", "serve", "--host", "0.0.0.0"]
