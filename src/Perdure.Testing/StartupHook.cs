using Perdure.Testing.Chaos;

/// <summary>Called by the .NET runtime before the program, where this assembly is named as a startup hook: in the second process of chaos
/// replay. The name and the missing namespace are what the runtime asks for.</summary>
internal static class StartupHook
{
    /// <summary>Replays histories instead of running the program.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SecondProcessServer.SetupVariable) is { } setup)
        {
            SecondProcessServer.Run(setup);
        }
    }
}
