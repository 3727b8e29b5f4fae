# One image for worker and ui: docker build -t sluice . && docker compose up
FROM maven:3.9-eclipse-temurin-25 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --home /var/lib/sluice --create-home sluice
COPY --from=build /src/standalone/target/lib /opt/sluice/lib
USER sluice
WORKDIR /var/lib/sluice
ENV SLUICE_IN_CONTAINER=true
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-cp", "/opt/sluice/lib/*"]
CMD ["io.sluice.ui.UiApplication"]
