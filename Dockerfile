# LMS Analytics Pipeline. Every command of ./lms follows the image's name: docker run IMAGE doctor
# Only what BuildKit and buildah 1.28 both know is used: tools/container-check.sh builds it without a Docker engine.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre-noble

# The libraries follow from pom.xml alone: a change of the sources neither downloads nor ships them again.
FROM ${BUILD_IMAGE} AS libraries
WORKDIR /src
COPY pom.xml ./
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -Dmaven.test.skip=true dependency:copy-dependencies@lib

FROM libraries AS build
COPY ddl ./ddl
COPY dashboards ./dashboards
COPY docs/operations.md ./docs/
COPY src/main ./src/main
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -Dmaven.test.skip=true package

FROM ${RUNTIME_IMAGE} AS program
# The chart in the mail is drawn with a font; the embedded PostgreSQL wants its user to have a name.
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends fontconfig fonts-dejavu-core \
 && apt-get clean && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 999 lms \
 && useradd --system --uid 999 --gid 999 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin lms \
 && mkdir -p /var/lib/lms \
 && chown 999:999 /var/lib/lms
WORKDIR /app
COPY --from=libraries /src/target/lib ./lib
COPY --from=build /src/target/lms-analytics-pipeline.jar ./
COPY deploy/image/java.options ./

# Java writes down which classes a day in the demo's life needs and how they are linked: a service starts a third faster.
FROM program AS training
COPY --chmod=755 deploy/image/train ./
USER 999:999
RUN ./train /var/lib/lms

FROM program
LABEL org.opencontainers.image.title="LMS Analytics Pipeline" \
      org.opencontainers.image.description="Loads a code grader's attempts into PostgreSQL, Google Sheets and the mailbox" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=training /var/lib/lms/lms.aot ./
COPY LICENSE ./
COPY --chmod=755 deploy/image/lms /usr/local/bin/lms
ENV DATA_DIR=/var/lib/lms LOG_DIR=/var/lib/lms/logs XDG_CACHE_HOME=/tmp
# Here lies .env, if one is mounted.
WORKDIR /etc/lms
USER 999:999
EXPOSE 8080
VOLUME /var/lib/lms
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["lms", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["lms"]
CMD ["serve"]
