using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Perdure.Catalogue.Tests.Resolution;

namespace Perdure.Catalogue.Tests;

/// <summary>What the catalogue says about expressions as people write them.</summary>
public sealed class JudgedExpressionsTests
{
    private const string Variables = """
        DateTime date; Stopwatch watch; NodaTime.IClock clock; byte[] bytes; List<int> list; string text; int number; Task task;
        IConfiguration configuration; IOptions<object> options; IOptionsMonitor<object> monitor; IHostEnvironment host; IHostApplicationLifetime lifetime;
        IHttpContextAccessor accessor; IMemoryCache cache; IDistributedCache distributed; ILogger logger; Channel<int> channel;
        HttpClient http; IHttpClientFactory factory; System.Net.Mail.MailMessage mail; RestSharp.IRestClient rest; Flurl.Http.IFlurlRequest flurl;
        DbConnection connection; DbCommand command; Npgsql.NpgsqlCommand npgsqlCommand; DbDataReader reader; OrdersContext orders;
        Azure.Storage.Blobs.BlobClient blob; Azure.Storage.Queues.QueueClient queue; Microsoft.Azure.Cosmos.Container container;
        StackExchange.Redis.IDatabase redis; MongoDB.Driver.IMongoClient mongo; MassTransit.IPublishEndpoint publisher;
        Serilog.ILogger serilog; NLog.Logger nlog; WaitHandle handle;
        """;

    [Fact]
    public void The_catalogue_says_what_the_judge_said()
    {
        var verdicts = Judge();

        Findings.AssertNone(Lines()
            .Where(line => verdicts[line.Expression] != line.Expected)
            .Select(line => $"{line.Expression} is judged {line.Expected}, the catalogue says {verdicts[line.Expression]}"));
    }

    private static IEnumerable<(string Expected, string Expression)> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reviewed", "judged-expressions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1]));

    private static Dictionary<string, string> Judge()
    {
        var expressions = Lines().Select(line => line.Expression).ToList();
        var tree = CSharpSyntaxTree.ParseText(Source(expressions));
        var compilation = CheckedAssemblies.Compilation.AddSyntaxTrees(tree);
        var model = compilation.GetSemanticModel(tree);
        var lookup = new CatalogueLookup(CatalogueFiles.Entries);
        var methods = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.Text.StartsWith("Judge", StringComparison.Ordinal));
        return expressions.Zip(methods).ToDictionary(pair => pair.First, pair => Verdict(model, lookup, pair.Second));
    }

    private static string Verdict(SemanticModel model, CatalogueLookup lookup, MethodDeclarationSyntax method)
    {
        // CS0012: the packages are looked at without those that they depend on.
        var errors = model.GetDiagnostics(method.Span).Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not "CS0012" });
        if (errors.FirstOrDefault() is { } error)
        {
            return error.ToString();
        }

        var rules = Executed(model.GetOperation(method.Body!)!)
            .Select(Member)
            .OfType<ISymbol>()
            .Select(member => lookup.FindMember(member.OriginalDefinition))
            .Where(entry => entry is { IsException: false })
            .Select(entry => entry!.Section.Rule)
            .Distinct()
            .ToList();
        return rules.Count == 0 ? "none" : string.Join(' ', rules);
    }

    private static IEnumerable<IOperation> Executed(IOperation operation) =>
        operation is INameOfOperation ? [] : operation.ChildOperations.SelectMany(Executed).Prepend(operation);

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMemberReferenceOperation reference => reference.Member,
        _ => null,
    };

    private static string Source(IEnumerable<string> expressions) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Diagnostics;
        using System.Globalization;
        using System.IO;
        using System.IO.Compression;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Net.NetworkInformation;
        using System.Net.Sockets;
        using System.Net.WebSockets;
        using System.Reflection;
        using System.Runtime.InteropServices;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using System.Transactions;
        using System.Xml.Linq;
        using Azure.Storage.Blobs.Specialized;
        using Flurl.Http;
        using Microsoft.AspNetCore.Http;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;
        using RestSharp;
        using ILogger = Microsoft.Extensions.Logging.ILogger;
        using Timer = System.Threading.Timer;

        class OrdersContext : DbContext { }

        class CustomHttpClient : HttpClient { }

        class Expressions
        {
            {{Variables}}
            {{string.Join("\n    ", expressions.Select((expression, index) => $"void Judge{index}() {{ {Statement(expression)} }}"))}}
        }
        """;

    // A call may return nothing, everything else is a value.
    private static string Statement(string expression) =>
        expression.EndsWith(')') && !expression.StartsWith("nameof", StringComparison.Ordinal) ? $"{expression};" : $"_ = {expression};";
}
