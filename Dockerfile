# The bot, without the playground: it wants TELEGRAM_BOT_TOKEN, and REDIS_URL unless the bundled Redis may write to /data.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
# What changes seldom comes first: the libraries are fetched again only when the pom changes.
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -q -B dependency:go-offline -DincludeScope=runtime
COPY questions.json questions.en.json ./
COPY src/main src/main
RUN ./mvnw -q -B package -Dmaven.test.skip=true \
    && java -Djarmode=tools -jar target/sobesednik.jar extract --layers --destination layers \
    && mkdir -p layers/data

FROM eclipse-temurin:25-jre
WORKDIR /app
COPY --from=build --chown=10001:10001 /build/layers/data/ /data/
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# The playground is for one's own machine: without a token the container says so and ends.
ENV PLAYGROUND=off DATA_DIR=/data
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-jar", "sobesednik.jar"]
