using System.Text;

namespace Perdure.Analyzers.Benchmarks.Projects;

/// <summary>Writes services behind interfaces, as applications with dependency injection are built of.</summary>
internal static class ServiceSource
{
    private const int OtherEvery = 10;

    /// <summary>The path of service number <paramref name="index"/>.</summary>
    public static string PathOf(int index) => $"/Generated/Services/Service{index}.cs";

    /// <summary>
    /// An interface <c>IService{index}</c> and the class that implements it, which calls the service <paramref name="next"/> through its interface. Each tenth
    /// has a second implementation.
    /// </summary>
    public static string Write(int index, int next)
    {
        var text = new StringBuilder("namespace Generated;\n\n");
        text.AppendLine($"public interface IService{index}");
        text.AppendLine("{");
        text.AppendLine("    string Name { get; }");
        text.AppendLine("    int First(int value);");
        text.AppendLine("    int Second(int value);");
        text.AppendLine("}");
        text.AppendLine();
        text.AppendLine($"public sealed class Service{index} : IService{index}");
        text.AppendLine("{");
        text.AppendLine($"    private readonly IService{next} _next;");
        text.AppendLine($"    public Service{index}(IService{next} next) {{ _next = next; }}");
        text.AppendLine($"    public string Name => \"Service{index}\" + _next.Name;");
        text.AppendLine("    public int First(int value)");
        text.AppendLine("    {");
        text.AppendLine("        var total = _next.Second(value) + 1;");
        text.AppendLine("        return total;");
        text.AppendLine("    }");
        text.AppendLine("    public int Second(int value) => _next.First(value) + 2;");
        text.AppendLine("}");
        if (index % OtherEvery == 0)
        {
            text.AppendLine();
            text.AppendLine($"public sealed class Other{index}(IService{next} next) : IService{index}");
            text.AppendLine("{");
            text.AppendLine("    public string Name => \"Other\";");
            text.AppendLine("    public int First(int value) => next.First(value) + 3;");
            text.AppendLine("    public int Second(int value) => value;");
            text.AppendLine("}");
        }

        return text.ToString();
    }

    /// <summary>An orchestrator that asks the first service.</summary>
    public static string WriteOrchestrator() => """
        using System.Threading.Tasks;
        using Microsoft.DurableTask;

        namespace Generated;

        public sealed class ServiceOrchestrator : TaskOrchestrator<int, int>
        {
            public override Task<int> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult(First().First(input));

            private static IService0 First() => null!;
        }

        """;
}
