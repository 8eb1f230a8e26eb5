using HelloCities;
using Perdure.AspNetCore;
using Perdure.Client;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDurableTask(durable => durable
    .UseSqlite(builder.Configuration["Database"] ?? "hello-cities.db")
    .AddTasks(tasks => tasks
        .AddOrchestrator<HelloCitiesOrchestrator>("HelloCities")
        .AddActivity<HelloActivity>("hello")));

var app = builder.Build();
app.MapDurableTask();

// The HTTP starter: POST /api/orchestrators/HelloCities
app.MapPost("/api/orchestrators/{functionName}", async (string functionName, HttpRequest request, DurableTaskClient client) =>
{
    var instanceId = await client.ScheduleNewOrchestrationInstanceAsync(functionName);
    return client.CreateCheckStatusResponse(request, instanceId);
});

app.Run();
