using System.Reflection;

namespace Demo;

/// <summary>Where the samples are, and how this build was configured.</summary>
internal static class Samples
{
    public static string Folder { get; } = Metadata("SamplesFolder");

    public static string Configuration { get; } = Metadata("BuiltConfiguration");

    private static string Metadata(string key) =>
        typeof(Samples).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
