@echo off
rem Builds ECS Deck when its sources are newer than the last build, then runs it: same arguments, same exit status.
rem Standard output carries the program's words and nothing else.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "root=%%~fI"
set "ready=%root%\target\run"
set "jdk="
if exist "%ready%\jdk" set /p jdk=<"%ready%\jdk"
call :check "%jdk%" || call :find_jdk
if not defined jdk (
    echo ecs-deck: a JDK of version 25 or later is missing. Install it with: winget install EclipseAdoptium.Temurin.25.JDK>&2
    exit /b 127
)
rem A mirror of the sources that were built last; xcopy lists what is newer than it.
set "stale="
if not exist "%ready%\classpath" set stale=yes
if not defined stale for /f "tokens=1" %%N in ('xcopy /L /D /Y /S /Q "%root%\src\main" "%ready%\sources\" 2^>nul') do if not "%%N"=="0" set stale=yes
if not defined stale for /f "tokens=1" %%N in ('xcopy /L /D /Y /Q "%root%\pom.xml" "%ready%\" 2^>nul') do if not "%%N"=="0" set stale=yes
if defined stale call :build || exit /b 1
set "cache="
if exist "%ready%\start.aot" set cache="-XX:AOTCache=%ready%\start.aot"
"%jdk%\bin\java.exe" @"%ready%\classpath" %cache% dev.ecsdeck.app.Main %*
exit /b %errorlevel%

:find_jdk
for %%V in (JAVA_HOME) do if defined %%V call set "jdk=%%%%V%%"
call :check "%jdk%" && exit /b 0
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*\current") do (
    call :check "%%~D" && set "jdk=%%~D" && exit /b 0
)
set "jdk="
exit /b 1

:check
if "%~1"=="" exit /b 1
if not exist "%~1\bin\javac.exe" exit /b 1
for /f tokens^=2^ delims^=.^"^= %%M in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do if %%M GEQ 25 exit /b 0
exit /b 1

:build
where mvn >nul 2>nul || (
    echo ecs-deck: Maven is missing. Install it with: winget install Apache.Maven, or: scoop install maven>&2
    exit /b 1
)
echo ecs-deck: building ^(some minutes the first time, with downloads^)>&2
if not exist "%ready%" mkdir "%ready%"
set "JAVA_HOME=%jdk%"
call mvn -q -B -ntp -Dstyle.color=never -f "%root%\pom.xml" -P !format -Dmaven.test.skip=true package dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=%ready%\lib" 1>&2 || (
    echo ecs-deck: the build did not succeed; what Maven said stands above>&2
    exit /b 1
)
copy /y "%root%\target\ecs-deck.jar" "%ready%\ecs-deck.jar" >nul || (
    echo ecs-deck: the program is running; close it first, so that it can be replaced>&2
    exit /b 1
)
rem In an argument file a backslash must be doubled; forward slashes do as well.
set "slashed=%ready:\=/%"
> "%ready%\classpath" echo --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr -cp "%slashed%/ecs-deck.jar;%slashed%/lib/*"
> "%ready%\jdk" echo %jdk%
if exist "%ready%\start.aot" del "%ready%\start.aot"
"%jdk%\bin\java.exe" -XX:AOTCacheOutput="%ready%\start.aot" @"%ready%\classpath" dev.ecsdeck.app.Main help >nul 2>nul <nul
xcopy /D /Y /S /Q "%root%\src\main" "%ready%\sources\" >nul
xcopy /D /Y /Q "%root%\pom.xml" "%ready%\" >nul
exit /b 0
