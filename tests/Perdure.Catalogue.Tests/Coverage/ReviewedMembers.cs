using Perdure.Catalogue.Tests.Reading;

namespace Perdure.Catalogue.Tests.Coverage;

/// <summary>The deterministic members of types of which other members are in the catalogue.</summary>
internal static class ReviewedMembers
{
    private const string FileName = "deterministic-members.txt";

    /// <summary>The names of the members by the documentation id of their type.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Read()
    {
        var members = new Dictionary<string, IReadOnlySet<string>>();
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reviewed", FileName)))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            var parts = line.Split(' ');
            var names = parts.Skip(1).ToHashSet();
            if (!parts[0].StartsWith("T:", StringComparison.Ordinal) || names.Count != parts.Length - 1 || names.Count == 0 || !members.TryAdd(parts[0], names))
            {
                throw new CatalogueFormatException(FileName, number, "A line is a type and the names of its members, each once.");
            }
        }

        return members;
    }
}
