# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS source
# As everywhere: our own subset of Finbuckle, which is what was verified; "true" builds with the package.
# MSBuild takes it from the environment.
ARG UseFinbuckle=false
ENV DOTNET_NOLOGO=1 \
    DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    UseFinbuckle=$UseFinbuckle
WORKDIR /source
COPY global.json .editorconfig ./
COPY src/Directory.Build.props src/Directory.Build.targets src/Directory.Packages.props src/BannedSymbols.txt src/
COPY src/Byoa.MultiTenancy/Byoa.MultiTenancy.csproj src/Byoa.MultiTenancy/
COPY src/Byoa.Saas/Byoa.Saas.csproj src/Byoa.Saas/
COPY src/Byoa.Saas.Simulators/Byoa.Saas.Simulators.csproj src/Byoa.Saas.Simulators/
RUN dotnet restore src/Byoa.Saas \
 && dotnet restore src/Byoa.Saas.Simulators
COPY . .

FROM source AS build-host
# The generated code lands beside the project only when the command runs there.
WORKDIR /source/src/Byoa.Saas
# Writing the handlers' code looks at types alone; the server behind this address is never called.
RUN ConnectionStrings__Postgres="Host=never-called" \
    dotnet run --configuration Release --no-launch-profile -- codegen write
# With its code written beforehand the host needs no compiler at run time.
RUN dotnet publish --configuration Release --output /app \
    -p:RuntimeCompilation=false -p:UseAppHost=false

FROM source AS build-simulators
RUN dotnet publish src/Byoa.Saas.Simulators --configuration Release --output /app -p:UseAppHost=false

# No shell and no package manager; "extra" brings ICU and time zones, which tenants' texts and hours need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS runtime
# Diagnostics would write sockets into a file system that may be read-only.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
WORKDIR /app
USER $APP_UID

FROM runtime AS simulators
COPY --from=build-simulators /app .
EXPOSE 7081 7082
ENTRYPOINT ["dotnet", "Byoa.Saas.Simulators.dll"]

# Last, so that a build without a target makes the host.
FROM runtime AS host
ENV CodeGeneration__TypeLoadMode=Static
COPY --from=build-host /app .
EXPOSE 8080
ENTRYPOINT ["dotnet", "Byoa.Saas.dll"]
CMD ["run"]
