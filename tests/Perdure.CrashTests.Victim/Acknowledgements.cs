namespace Perdure.CrashTests.Victim;

/// <summary>Tells the test what the store has acknowledged. A line is out of the process before this returns, so that a kill cannot take it back.</summary>
internal static class Acknowledgements
{
    private static readonly Stream Output = Console.OpenStandardOutput();
    private static readonly Lock Gate = new();

    public static void Write(string line)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(line + "\n");
        lock (Gate)
        {
            Output.Write(bytes);
            Output.Flush();
        }
    }
}
