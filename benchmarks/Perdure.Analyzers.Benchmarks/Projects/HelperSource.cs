using System.Text;

namespace Perdure.Analyzers.Benchmarks.Projects;

/// <summary>Writes the helper classes that orchestrators call.</summary>
internal static class HelperSource
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Generated;

        """;

    /// <summary>The path of helper number <paramref name="index"/>.</summary>
    public static string PathOf(int index) => $"/Generated/Helpers/Helper{index}.cs";

    /// <summary>
    /// A static class <c>Helper{index}</c> whose <c>Compute</c> has <paramref name="statements"/> queries, calls the helpers
    /// <paramref name="callees"/> and, if told so, reads the clock.
    /// </summary>
    public static string Write(int index, int statements, IEnumerable<int> callees, bool readsClock)
    {
        var text = new StringBuilder(Usings);
        text.AppendLine($"public static class Helper{index}");
        text.AppendLine("{");
        text.AppendLine("    public static int Compute(IReadOnlyList<int> numbers)");
        text.AppendLine("    {");
        text.AppendLine($"        var total = {index};");
        for (var statement = 0; statement < statements; statement++)
        {
            text.AppendLine(
                $"        total += numbers.Where(number => number % {statement + 2} == {index % (statement + 2)})"
                + $".Select(number => number * {statement + 1}).OrderBy(number => number).Take({statement + 3}).Sum();");
        }

        foreach (var callee in callees)
        {
            text.AppendLine($"        total += Helper{callee}.Compute(numbers);");
        }

        if (readsClock)
        {
            text.AppendLine("        total += DateTime.UtcNow.Second;");
        }

        text.AppendLine("        return total;");
        text.AppendLine("    }");
        text.AppendLine("}");
        return text.ToString();
    }
}
