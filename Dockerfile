# Build: the SDK stays in this stage.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Restore first, from the central files and the projects alone: this layer is kept until a package changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/NanoCap.Trading/NanoCap.Trading.csproj src/NanoCap.Trading/
COPY src/NanoCap.Research/NanoCap.Research.csproj src/NanoCap.Research/
COPY src/NanoCap.Bot/NanoCap.Bot.csproj src/NanoCap.Bot/
RUN dotnet restore src/NanoCap.Bot/NanoCap.Bot.csproj

COPY src/ src/
RUN dotnet publish src/NanoCap.Bot/NanoCap.Bot.csproj -c Release --no-restore -o /app

# Run: the runtime, the system's SQLite (docs/decisions/0003), New York's time zone, and what makes pictures.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-0 tzdata librsvg2-2 libcairo2 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 1654 -g 1654 -m 0700 /state
WORKDIR /app
COPY --from=build /app ./

# Journal, ledger and caches: the only thing to back up, the only place written to.
ENV NANOCAP_STATE__FOLDER=/state
VOLUME ["/state"]

# The runtime image's own account "app".
USER 1654:1654
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["dotnet", "nanocap.dll", "health"]
ENTRYPOINT ["dotnet", "nanocap.dll"]
CMD ["run"]
