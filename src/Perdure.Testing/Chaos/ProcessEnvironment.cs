using System.Collections;

namespace Perdure.Testing.Chaos;

/// <summary>Changes the environment variables and the time zone of the process for as long as a replay takes. One replay at a time: they
/// belong to the process.</summary>
internal sealed class ProcessEnvironment : IDisposable
{
    private const string TimeZoneVariable = "TZ";

    // What the runtime and the operating system themselves read while code runs.
    private static readonly string[] KeptPrefixes = ["DOTNET", "COMPLUS", "CORECLR", "PATH", "HOME", "TMP", "TEMP", "LD_", "ICU", "SYSTEM", "WINDIR", "VSTEST", "TESTINGPLATFORM"];

    private readonly Dictionary<string, string?> _before = [];
    private readonly bool _changesTimeZone;

    private ProcessEnvironment(ReplayEnvironment environment)
    {
        if (environment.ChangesVariables)
        {
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            {
                var name = (string)variable.Key;
                if (!Array.Exists(KeptPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                {
                    Set(name, $"{variable.Value}-replay");
                }
            }
        }

        _changesTimeZone = environment.TimeZoneId is not null;
        if (_changesTimeZone)
        {
            Set(TimeZoneVariable, environment.TimeZoneId);
            TimeZoneInfo.ClearCachedData();
        }
    }

    /// <summary>Changes the process.</summary>
    /// <param name="environment">To what.</param>
    /// <returns>What changes it back.</returns>
    public static ProcessEnvironment Enter(ReplayEnvironment environment) => new(environment);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        if (_changesTimeZone)
        {
            TimeZoneInfo.ClearCachedData();
        }
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
