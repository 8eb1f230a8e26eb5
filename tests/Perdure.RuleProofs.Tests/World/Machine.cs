using System.Security.Principal;

namespace Perdure.RuleProofs.Tests.World;

/// <summary>The machine of the first run. The second process runs on another: another directory, without these files, nobody logged on.</summary>
internal static class Machine
{
    private static string? _home;

    /// <summary>Makes this process run on the first machine.</summary>
    public static void Enter()
    {
        _home = Directory.CreateTempSubdirectory("perdure-proofs-").FullName;
        Environment.CurrentDirectory = _home;
        File.WriteAllText("mail.txt", "Dear {customer}");
        File.WriteAllText("prices.txt", "7");
        File.WriteAllText("print-label", "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode("print-label", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("REGION", "eu");
        AppDomain.CurrentDomain.SetThreadPrincipal(new GenericPrincipal(new GenericIdentity("ada"), null));
        Console.SetOut(OutputRecorder.Instance);
    }

    /// <summary>Deletes its files.</summary>
    public static void Leave()
    {
        Environment.CurrentDirectory = Path.GetTempPath();
        Directory.Delete(_home!, recursive: true);
    }
}
